/// Who may use the DMA of a group: what the change was made for.
@Lines func coreOwnership(_ tree: KernelTree) -> String {
  if tree.has(.dmaOwnership) {
    #"""
    /* The driver of a device uses it through the DMA functions. */
    int iommu_device_use_default_domain(struct device *dev)
    {
    	struct iommu_group *group = iommu_group_get(dev);
    	int err = 0;

    	if (!group)
    		return 0;

    	mutex_lock(&group->mutex);
    	if (group->owner_cnt && (group->domain != group->default_domain || group->owner)) {
    		err = -EBUSY;
    		goto unlock;
    	}
    	group->owner_cnt++;

    unlock:
    	mutex_unlock(&group->mutex);
    	iommu_group_put(group);
    	return err;
    }

    void iommu_device_unuse_default_domain(struct device *dev)
    {
    	struct iommu_group *group = iommu_group_get(dev);

    	if (!group)
    		return;

    	mutex_lock(&group->mutex);
    	if (!WARN_ON(!group->owner_cnt))
    		group->owner_cnt--;
    	mutex_unlock(&group->mutex);
    	iommu_group_put(group);
    }

    """#
    if tree.has(.ownershipFollowUp) {
      #"""
      static int __iommu_group_alloc_blocking_domain(struct iommu_group *group)
      {
      	struct group_device *first;

      	if (group->blocking_domain)
      		return 0;
      	first = list_first_entry(&group->devices, struct group_device, list);
      	group->blocking_domain = iommu_domain_alloc(first->dev->bus);
      	return group->blocking_domain ? 0 : -EINVAL;
      }

      """#
    }
    #"""
    /* Takes the group away from all drivers, for one owner, such as a virtual machine. */
    int iommu_group_claim_dma_owner(struct iommu_group *group, void *owner)
    {
    	int err = 0;

    	mutex_lock(&group->mutex);
    	if (group->owner_cnt) {
    		err = -EPERM;
    		goto unlock;
    	}
    """#
    if tree.has(.ownershipFollowUp) {
      #"""
      	err = __iommu_group_alloc_blocking_domain(group);
      	if (err)
      		goto unlock;
      	err = __iommu_group_set_domain(group, group->blocking_domain);
      	if (err)
      		goto unlock;
      	group->owner = owner;
      """#
    } else {
      #"""
      	if (group->domain && group->domain != group->default_domain) {
      		err = -EBUSY;
      		goto unlock;
      	}
      	group->owner = owner;
      	if (group->domain)
      		__iommu_detach_group(group->domain, group);
      """#
    }
    #"""
    	group->owner_cnt++;
    	trace_claim_dma_owner(group, owner);

    unlock:
    	mutex_unlock(&group->mutex);
    	return err;
    }
    EXPORT_SYMBOL_GPL(iommu_group_claim_dma_owner);

    void iommu_group_release_dma_owner(struct iommu_group *group)
    {
    	mutex_lock(&group->mutex);
    	if (WARN_ON(!group->owner_cnt || !group->owner))
    		goto unlock;

    	group->owner_cnt = 0;
    	group->owner = NULL;
    """#
    if tree.has(.ownershipFollowUp) {
      "\t__iommu_group_set_core_domain(group);"
    } else {
      #"""
      	if (group->default_domain)
      		WARN_ON(__iommu_attach_group(group->default_domain, group));
      """#
    }
    #"""
    unlock:
    	mutex_unlock(&group->mutex);
    }
    EXPORT_SYMBOL_GPL(iommu_group_release_dma_owner);

    bool iommu_group_dma_owner_claimed(struct iommu_group *group)
    {
    	unsigned int user;

    	mutex_lock(&group->mutex);
    	user = group->owner_cnt;
    	mutex_unlock(&group->mutex);
    	return user;
    }
    EXPORT_SYMBOL_GPL(iommu_group_dma_owner_claimed);
    """#
  }
}
